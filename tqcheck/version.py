"""The version, for the package, its reports and its builds."""

VERSION = "0.1.0"
