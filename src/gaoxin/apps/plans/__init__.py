"""Plans and their editions. An edition is one immutable value; keys outlive editions."""
