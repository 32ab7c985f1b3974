"""How things stand: computed from plan and evidence at a day, never stored, never averaged."""
