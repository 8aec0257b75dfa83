# Twee opdrachten: `make` bouwt het rapport, `make test` draait alle tests. Beide zetten zelf alles klaar.
#
#   make rapport JAAR=2025 GEMEENTE=voorbeeld EDITIE=concept PEILDATUM=2026-03-01
#   make test PYTEST="-k kader -x"

.DEFAULT_GOAL := rapport
.PHONY: rapport test snel opzet slot schoon hulp

JAAR ?=
GEMEENTE ?=
EDITIE ?=
PEILDATUM ?=
PYTEST ?=
keuzes = $(JAAR) $(if $(GEMEENTE),--gemeente $(GEMEENTE)) $(if $(EDITIE),--editie $(EDITIE)) \
	$(if $(PEILDATUM),--peildatum $(PEILDATUM))

rapport: ## Bouw de voortgangsrapportage: HTML en PDF in _build/
	@.ci/systeem rapport && .ci/opzet
	@.venv/bin/sturing rapport $(keuzes)

# nbval verwacht de cellen van een notebook op volgorde in een proces; loadfile houdt ze bij elkaar.
test: ## Draai alle tests, ook die van de notebooks, het boek, de PDF en de browser
	@.ci/systeem tests && .ci/opzet
	@.venv/bin/python -m pytest -n auto --dist loadfile --nbval-lax tests $(wildcard notebooks) $(PYTEST)

snel: ## Draai alleen de snelle tests
	@.ci/systeem rapport && .ci/opzet
	@.venv/bin/python -m pytest -m "not boek and not browser and not pdf and not traag" $(PYTEST)

opzet: ## Maak .venv klaar; doet niets als dat al zo is
	@.ci/opzet

# Zonder NIEUW=--upgrade blijven de versies staan die nog passen.
slot: ## Maak requirements.lock opnieuw uit pyproject.toml (NIEUW=--upgrade voor nieuwere versies)
	@gereedschap=$$(mktemp -d) && trap 'rm -rf "$$gereedschap"' EXIT && \
	"$$(.ci/systeem python)" -m venv "$$gereedschap" && "$$gereedschap/bin/pip" install -qq uv && \
	"$$gereedschap/bin/uv" pip compile pyproject.toml --extra test --output-file requirements.lock --quiet \
		--universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
		--no-emit-index-url --custom-compile-command "make slot" $(NIEUW)

schoon: ## Verwijder wat gebouwd is; .venv blijft staan
	rm -rf _build book/gedraaid uit.ipynb build sturing.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

hulp: ## Toon deze lijst
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile
