"""Parts of `bench_extension.py`: its page, what is asked of it, how a trace is read. Imports
nothing of the other scripts.
"""
