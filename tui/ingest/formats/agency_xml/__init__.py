"""What agencies send as XML: NITF, NewsML 1 and NewsML-G2."""
