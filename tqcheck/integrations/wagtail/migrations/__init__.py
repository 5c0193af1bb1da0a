"""How the tables of the app change from one version to the next."""
