using System.Security.Cryptography;
using Pace.Learning.Content.Reading;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Tests.Contributions;

public sealed class StatementTests
{
    private static readonly string Folder = Path.Combine(Repository.Content, "statements");

    [Fact]
    public void Statements_AreByteForByteAsTheListOfUsedOnesSays()
    {
        var listed = File.ReadLines(Path.Combine(Folder, "used.txt")).Select(line => line.Split("  ")).ToDictionary(parts => parts[1], parts => parts[0]);
        var files = Directory.GetFiles(Folder, "*.md").ToDictionary(p => Path.GetFileName(p), p => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(p))));
        Assert.Equal(listed.OrderBy(x => x.Key, StringComparer.Ordinal), files.OrderBy(x => x.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void EachUse_HasAStatementThatAnElevenYearOldCanRead()
    {
        foreach (var use in Enum.GetValues<ConsentUse>())
        {
            var text = File.ReadAllText(Path.Combine(Folder, $"{use.Slug}-1.md"));
            Assert.True(ReadingAge.Of(text).Years <= 11, $"{use}: {ReadingAge.Of(text).Years:0.0}");
        }
    }
}
