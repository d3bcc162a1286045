"""The report as an editable Word document: real styles, headings, tables and pictures with words."""
