"""The concept lexicon: words of several languages that say the same."""
