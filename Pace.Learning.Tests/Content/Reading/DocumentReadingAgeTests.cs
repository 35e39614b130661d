using System.Globalization;
using System.Text.RegularExpressions;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Reading;

namespace Pace.Learning.Tests.Content.Reading;

public sealed partial class DocumentReadingAgeTests
{
    /// <summary>What a writer is told while typing is what the compiler says afterwards.</summary>
    [Fact]
    public void EveryDocument_IsMeasuredFromItsTextAlone_AsTheCompilerMeasuresIt()
    {
        var disk = new DiskFolder(Repository.Content);
        var texts = disk.Paths.Where(p => p.EndsWith(".md", StringComparison.Ordinal)).ToDictionary(p => p, p => TooHard().Replace(File.ReadAllText(Path.Combine(Repository.Content, p)), "reading-age: 8"));
        texts["sources.yaml"] = File.ReadAllText(Path.Combine(Repository.Content, "sources.yaml"));

        var found = new ContentCompiler().Compile(new MemoryFolder(texts)).Findings.Where(f => f.Rule == RuleNames.ReadingLevel).ToList();

        Assert.True(found.Count > 60, $"{found.Count}");
        Assert.All(found, f => Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"has a reading age of {ReadingAge.OfDocument(texts[f.Path]).Years:0.0} and"), f.Message, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?m)^reading-age: \d+")]
    private static partial Regex TooHard();
}
