using System.Diagnostics;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Letters;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Benchmarks;

/// <summary>What it costs to write a letter in both forms.</summary>
internal static class LetterBenchmark
{
    private const int Letters = 20_000;

    public static Task RunAsync(string[] args)
    {
        var agreement = SigningBenchmark.Sample();
        var letter = new CancelledLetter
        {
            Agreement = agreement, Happened = new AgreementEvent(agreement, 1, AgreementEventKind.Cancelled, DateTime.UtcNow, null, null, "The county was reorganised."), Url = "https://pace.example/agreements/1",
        };
        Write();
        var (bytes, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        Write();
        Console.WriteLine(
            $"letter: {watch.Elapsed.TotalMicroseconds / Letters:0.0} µs and {(GC.GetAllocatedBytesForCurrentThread() - bytes) / Letters / 1024.0:0.0} KB each");
        return Task.CompletedTask;

        void Write()
        {
            for (var i = 0; i < Letters; i++)
            {
                LetterRenderer.Render(letter);
            }
        }
    }
}
