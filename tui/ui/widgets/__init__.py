"""The panes and bars of the desk; none of them knows another."""
