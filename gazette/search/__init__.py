"""The search index: tokeniser, Lunr index, texts for the phrase check."""
