"""Text in any script: which font has it, how it is shaped, which way it runs, and where its lines break."""
