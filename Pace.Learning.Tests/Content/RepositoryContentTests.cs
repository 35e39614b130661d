using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;

namespace Pace.Learning.Tests.Content;

[Collection(Measured.Name)]
public class RepositoryContentTests
{
    [Fact]
    public void WhatWePublish_HasNoFindings()
    {
        var library = new ContentCompiler().Compile(new DiskFolder(Repository.Content));

        Assert.Empty(library.Findings.Select(f => f.ToString()));
        Assert.NotEmpty(library.Courses);
        Assert.Equal(["family-working-agreement", "parent-charter"], library.Agreements.Select(a => a.Id));
    }

    [Fact]
    public void EveryIdThatIsPublished_IsInTheListOrNew()
    {
        var folder = new DiskFolder(Repository.Content);
        var library = new ContentCompiler().Compile(folder);

        Assert.DoesNotContain(library.Findings, f => f.Rule == RuleNames.ChangedId);
        Assert.All(PublishedIds.Read(folder).LinesToAdd(library), line => Assert.Matches("^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)? (courses|pathways|pages|agreements)/.+\\.md$", line));
    }

    [Fact]
    public void AllOfIt_CompilesInAFractionOfASecondOnceWarm()
    {
        var folder = new DiskFolder(Repository.Content);

        var best = Enumerable.Range(0, 4).Min(_ => Measured.TimeOf(() => new ContentCompiler().Compile(folder)));

        // Some 0.1 s; the margin is for a machine that does other things as well.
        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
