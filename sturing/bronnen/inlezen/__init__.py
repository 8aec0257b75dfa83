"""De deur naar binnen voor geleverde bestanden: bytes worden bladen met cellen en hun plaats, nog zonder betekenis."""
