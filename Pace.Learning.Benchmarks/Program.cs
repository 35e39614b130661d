using Pace.Learning.Benchmarks;

if (args is ["matching", .. var rest])
{
    await MatchingBenchmark.RunAsync(rest);
    return 0;
}
Console.WriteLine("Name a benchmark: matching");
return 2;
