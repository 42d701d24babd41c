"""What is said: the edition that content.yaml holds, read, checked and located."""
