"""The concept lexicon, the words that users add to it, and backends for meaning."""
