throw new InvalidOperationException("Only dotnet ef uses this project; see docs/development.md.");
