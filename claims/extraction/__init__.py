"""From an article to the statements made in it: who said what, in which words, when."""
