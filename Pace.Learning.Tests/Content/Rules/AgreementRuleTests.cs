using Pace.Learning.Content.Compilation;
using static Pace.Learning.Tests.Content.AgreementFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class AgreementRuleTests
{
    private const string Clause = ":::clause One\nid: one\nsummary: One.\n---\nOne.\n:::\n";

    [Theory]
    [InlineData("effective: 2026-03-01\n", "", "1: error: missing-field")]
    [InlineData("effective: 2026-03-01", "effective: in spring", "2: error: bad-value")]
    [InlineData("effective: 2026-03-01", "effective: 2026-03-01\nsunset: 2026-03-01", "3: error: bad-value")]
    [InlineData("effective: 2026-03-01", "effective: 2026-03-01\nchanges: All of it.", "3: error: bad-value")]
    [InlineData("effective: 2026-03-01", "effective: 2026-03-01\nid: one", "3: error: unknown-field")]
    [InlineData("declaration: I sign for my agency.\n", "", "1: error: missing-field")]
    [InlineData("review-months: 12\n", "", "1: error: missing-field")]
    [InlineData("review-months: 12", "review-months: 0", "4: error: bad-value")]
    [InlineData("term-months: 36\n", "", "1: error: missing-field")]
    [InlineData("term-months: 36", "term-months: long", "5: error: bad-value")]
    [InlineData("grace-days: 90\n", "", "1: error: missing-field")]
    [InlineData("grace-days: 90", "grace-days: -1", "6: error: bad-value")]
    [InlineData("reading-age: 13\n", "", "1: error: missing-field")]
    [InlineData("reading-age: 13", "reading-age: 14", "7: error: bad-value")]
    [InlineData("    title: To be believed\n", "", "9: error: missing-field")]
    [InlineData("  - key: a\n    title: To be believed\n", "  - key: a\n    title: To be believed\n  - key: a\n    title: Again\n", "8: error: duplicate-id")]
    [InlineData("  - key: a\n    title: To be believed\n", "  - key: a\n    title: To be believed\n  - key: b\n    title: To be heard\n", "8: error: bad-value")]
    [InlineData("level: senior-leaders", "level: everyone", "14: error: bad-value")]
    [InlineData("agency: council", "agency: parish", "15: error: bad-value")]
    [InlineData("    role: Director of Children's Services\n", "", "12: error: missing-field")]
    [InlineData("  - key: director\n    role: Director of Children's Services\n    level: senior-leaders\n    agency: council\n", "", "1: error: missing-field")]
    [InlineData("places:\n  - key: director\n    role: Director of Children's Services\n    level: senior-leaders\n    agency: council\n", "places: []\n", "11: error: bad-value")]
    [InlineData("    agency: council\n", "    agency: council\n  - key: director\n    role: Another\n    level: senior-leaders\n    agency: police\n", "11: error: duplicate-id")]
    public void AFaultInAVersionsFields_IsFoundOnItsLine(string field, string changed, string expected) =>
        Assert.Equal($"{First}:{expected}", new AgreementFolder().Without(Second).Change(First, field, changed).Lock().Findings());

    [Theory]
    [InlineData("director", "")]
    [InlineData("nobody", "5: error: bad-value")]
    public void ARoleInWales_IsOfAPlaceThatThereIs(string place, string expected) => Assert.Equal(
        expected.Length == 0 ? "" : $"{DocumentPath}:{expected}",
        new AgreementFolder().Change(DocumentPath, "reading-age: 12\n", $"roles-in-wales:\n  - place: {place}\n    role: Director of Social Services\nreading-age: 12\n").Findings());

    [Theory]
    [InlineData("Only text.", "1: error: missing-field")]
    [InlineData(":::clause\nid: one\nsummary: One.\n---\nOne.\n:::", "14: error: bad-value")]
    [InlineData(":::clause One\nid: one\nsummary: One.\n---\n:::", "14: error: bad-value")]
    [InlineData(":::clause One\nid: one\n---\nOne.\n:::", "14: error: missing-field")]
    [InlineData(":::clause One\nsummary: One.\n---\nOne.\n:::", "14: error: missing-field")]
    [InlineData(":::clause One\nid: one\npromise: z\nsummary: One.\n---\nOne.\n:::", "14: error: bad-value")]
    [InlineData(Clause + "\n" + Clause, "22: error: duplicate-id")]
    [InlineData(Clause + "\n![A photo](media/photo.png)", "21: error: misplaced-block")]
    [InlineData(Clause + "\n:::key-point\nText.\n:::", "21: error: misplaced-block")]
    [InlineData(Clause + "\n:::grounding\nBreathe.\n:::", "21: error: misplaced-block")]
    public void AFaultInAVersionsText_IsFoundOnItsLine(string body, string expected) =>
        Assert.Equal($"{First}:{expected}", new AgreementFolder().Version(body).Findings());

    [Fact]
    public void AClauseWithoutItsPromise_IsFound_WhereThereArePromises() =>
        Assert.Equal($"{First}:32: error: missing-field", new AgreementFolder().Without(Second).Change(First, "id: come-back\npromise: a\n", "id: come-back\n").Lock().Findings());

    [Fact]
    public void AClause_OnlyStandsInAnAgreement() =>
        Assert.Equal($"{SampleFolder.LessonPath}:6: error: misplaced-block", new SampleFolder().Lesson(Clause).Findings());

    [Fact]
    public void PlainSummariesThatAreHardToRead_AreFoundAtTheFirst()
    {
        var hard = string.Concat(Enumerable.Range(0, 6).Select(i =>
            $":::clause Number {i}\nid: c{i}\nsummary: Multidisciplinary considerations necessitate comprehensive interdepartmental communication, notwithstanding administrative complexities characteristically experienced, and organisational responsibilities continually materialise nevertheless.\n---\nWe ask.\n:::\n\n"));

        Assert.Equal($"{First}:14: error: reading-level", new AgreementFolder().Version(hard).Findings());
    }

    [Fact]
    public void TheNextVersion_SaysWhatIsNewInIt() =>
        Assert.Equal($"{Second}:1: error: missing-field", new AgreementFolder().Change(Second, "changes: A week became three days.\n", "").Lock().Findings());

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-02-01")]
    public void AVersionThatDoesNotComeAfterTheOneBefore_IsFoundAtItsDate(string day) =>
        Assert.Equal($"{Second}:2: error: version-order", new AgreementFolder().Change(Second, "2026-09-01", day).Lock().Findings());

    [Fact]
    public void ASunsetBeforeTheNextVersion_IsFoundAtTheNextOnesDate()
    {
        var folder = new AgreementFolder().Change(First, "effective: 2026-03-01", "effective: 2026-03-01\nsunset: 2026-08-31").Lock();

        Assert.Equal($"{Second}:2: error: version-order", folder.Findings());
        Assert.Empty(folder.Change(First, "2026-08-31", "2026-09-01").Lock().Findings());
    }

    [Fact]
    public void AVersionWithoutTheOneBefore_IsFound() =>
        Assert.Equal("agreements/a-charter/3.md:1: error: version-order", new AgreementFolder().With("agreements/a-charter/3.md", new AgreementFolder().Text(Second)).Without(Second).Lock().Findings());

    [Fact]
    public void AClauseIdThatHadGone_DoesNotComeBack()
    {
        var folder = new AgreementFolder();
        var third = folder.Text(Second).Replace("2026-09-01", "2027-03-01", StringComparison.Ordinal);
        folder.Change(Second, "id: come-back", "id: come-back-soon").With("agreements/a-charter/3.md", third).Lock();

        Assert.Equal("agreements/a-charter/3.md:33: error: reused-clause", folder.Findings());
    }

    [Theory]
    [InlineData("agreements/a-charter/first.md")]
    [InlineData("agreements/a-charter/0.md")]
    [InlineData("agreements/a-charter/02.md")]
    [InlineData("agreements/notes.md")]
    [InlineData("agreements/a-charter/old/1.md")]
    public void AFileWhereNothingReadsIt_IsFound(string path) =>
        Assert.Equal($"{path}:1: error: layout", new AgreementFolder().With(path, "---\n---\n").Findings());

    [Fact]
    public void AFolderWithoutItsDocument_IsFound() =>
        Assert.StartsWith(
            "agreements/another/agreement.md:1: error: layout",
            new AgreementFolder().With("agreements/another/1.md", new AgreementFolder().Text(First)).Findings(), StringComparison.Ordinal);

    [Fact]
    public void AnyChangedByteOfALockedVersion_IsFound()
    {
        var bytes = new AgreementFolder().Bytes(First);
        var random = new Random(20261122);
        foreach (var at in Enumerable.Range(0, 40).Select(_ => random.Next(bytes.Length)).Append(0).Append(bytes.Length - 1))
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 0x20;

            Assert.Contains($"{First}:1: error: changed-version", new AgreementFolder().With(First, changed).Findings(), StringComparison.Ordinal);
        }
        Assert.Equal($"{First}:1: error: changed-version", new AgreementFolder().With(First, [.. bytes, (byte)'\n']).Findings());
        Assert.Equal($"{First}:1: error: changed-version", new AgreementFolder().With(First, new AgreementFolder().Text(First).Replace("\n", "\r\n", StringComparison.Ordinal)).Findings());
    }

    [Fact]
    public void AVersionThatShouldBeInEffectAndIsNotLocked_IsFoundAtItsDate()
    {
        var folder = new AgreementFolder().Without(LockedVersions.File);

        Assert.Equal($"{First}:2: error: unlocked-version", folder.Findings());
        Assert.Equal(2, folder.CompileOn(new(2026, 9, 1)).Findings.Count);
        Assert.Empty(folder.CompileOn(new(2026, 2, 28)).Findings);
    }

    [Fact]
    public void ALockedVersionThatIsGone_IsFoundInTheList() =>
        Assert.Equal($"{LockedVersions.File}:2: error: missing-version", new AgreementFolder().Without(Second).Findings());

    [Fact]
    public void ALineThatLocksNothing_IsFound()
    {
        var folder = new AgreementFolder();
        var locks = folder.Text(LockedVersions.File);

        Assert.Empty(folder.With(LockedVersions.File, "# ours\n\n" + locks).Findings());
        Assert.Equal($"{LockedVersions.File}:3: error: bad-value", folder.With(LockedVersions.File, locks + "a-charter/3.md\n").Findings());
        Assert.Equal($"{LockedVersions.File}:3: error: changed-version", folder.With(LockedVersions.File, locks + $"{new string('0', 64)}  a-charter/1.md\n").Findings());
    }

    [Fact]
    public void TheLinesToAdd_LockEveryVersionThatIsNot()
    {
        var folder = new AgreementFolder().Lock(First);

        var line = Assert.Single(LockedVersions.Read(folder.Files).LinesToAdd(folder.Files));

        Assert.Equal($"{HashOf(folder.Bytes(Second))}  a-charter/2.md", line);
    }
}
