namespace Pace.Learning.Benchmarks;

/// <summary>Something that we claim about speed, measured.</summary>
/// <param name="Name">How it is called from the command line.</param>
/// <param name="About">What it measures.</param>
/// <param name="RunAsync">Measures it and prints the result.</param>
internal sealed record Benchmark(string Name, string About, Func<string[], Task> RunAsync);
