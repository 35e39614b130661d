using Pace.Learning.Content.Compilation;
using static Pace.Learning.Tests.Content.AgreementFolder;

namespace Pace.Learning.Tests.Content.Compilation;

public class LastGoodAgreementTests
{
    [Fact]
    public void ALockedVersionThatChanges_IsNeverSwappedIn()
    {
        var folder = new AgreementFolder();
        var first = folder.Compile();

        var second = folder.Change(First, "Within a week", "Within a month").Compile(first);

        Assert.Same(first.Agreements[0], Assert.Single(second.Agreements));
        Assert.Contains(second.Findings, f => f.Rule == "changed-version");
    }

    [Fact]
    public void ALockedVersionThatGoes_Stays()
    {
        var folder = new AgreementFolder();
        var first = folder.Compile();

        Assert.Same(first.Agreements[0], Assert.Single(folder.Without(Second).Compile(first).Agreements));
        Assert.Same(first.Agreements[0], Assert.Single(folder.Without(First).Without(DocumentPath).Compile(first).Agreements));
    }

    [Fact]
    public void AtTheStart_ADocumentWithAChangedVersionIsNotThere_SoThatNoOlderTextPassesForTheNewest() =>
        Assert.Empty(new AgreementFolder().Change(Second, "Within three days", "At once").Compile().Agreements);

    [Fact]
    public void AChangeOfTheListItself_SwapsNothingIn()
    {
        var folder = new AgreementFolder();
        var first = folder.Compile();

        var second = folder.Without(LockedVersions.File).Compile(first);

        Assert.Same(first.Agreements[0], Assert.Single(second.Agreements));
        Assert.Contains(second.Findings, f => f.Rule == "unlocked-version");
    }

    [Fact]
    public void AVersionLockedWithOtherBytesAfterwards_IsNotSwappedInEither()
    {
        var folder = new AgreementFolder();
        var first = folder.Compile();

        var second = folder.Change(First, "Within a week", "Within a month").Lock().Compile(first);

        Assert.Same(first.Agreements[0], Assert.Single(second.Agreements));
        Assert.Contains(second.Findings, f => f.Rule == "changed-version");
    }

    [Fact]
    public void ANewVersion_JoinsTheOthers_AndOneThatDoesNotCompileIsLeftOut()
    {
        var folder = new AgreementFolder();
        var text = folder.Text(Second);
        var first = folder.Without(Second).Lock().Compile();

        var broken = folder.With(Second, text.Replace("term-months: 36", "term-months: long", StringComparison.Ordinal)).Compile(first);
        Assert.Equal([1], broken.Agreements[0].Versions.Select(v => v.Number));

        var whole = folder.With(Second, text).Lock().Compile(broken);
        Assert.Equal([1, 2], whole.Agreements[0].Versions.Select(v => v.Number));
    }

    [Fact]
    public void ALockedVersion_StaysWhateverBecomesOfWhatItRefersTo()
    {
        var folder = new AgreementFolder().Change(First, "What this is.", "What this is: see [help](/help) and [@TCE].").Lock();
        var version = folder.Compiled().Versions[0];

        var library = folder.Without(SampleFolder.PagePath).With("sources.yaml", "[]").Compile();

        Assert.Equal(["broken-link", "unknown-source"], library.Findings.Where(f => f.Path == First).Select(f => f.Rule).Order());
        Assert.Equal(version.Sha256, library.Agreements[0].Versions[0].Sha256);
    }
}
