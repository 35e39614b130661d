using System.Text;
using Pace.Learning.Content.Library;
using static Pace.Learning.Tests.Content.AgreementFolder;

namespace Pace.Learning.Tests.Content.Compilation;

public class AgreementTests
{
    [Fact]
    public void TheFilesOfADocument_BecomeItsRecords()
    {
        var folder = new AgreementFolder();

        var document = folder.Compiled();

        Assert.Equal(("a-charter", "a-charter", "/agreements/documents/a-charter", "A charter"), (document.Id, document.Slug, document.Url, document.Title));
        Assert.Equal([1, 2], document.Versions.Select(v => v.Number));
        var version = document.Versions[0];
        Assert.Equal(new DateOnly(2026, 3, 1), version.EffectiveOn);
        Assert.Equal((12, 36, 90), (version.ReviewMonths, version.TermMonths, version.GraceDays));
        Assert.Equal("I sign for my agency.", version.Declaration);
        Assert.Null(version.Changes);
        Assert.Equal([new AgreementPromise("a", "To be believed")], version.Promises);
        Assert.Equal(
            [new RequiredSignatory { Key = "director", Role = "Director of Children's Services", Level = WorkforceLevel.SeniorLeaders, Agency = AgencyKind.Council }],
            version.Signatories);
        Assert.Equal("What this is.\n\n## To be believed", version.Surroundings);
        Assert.Equal("A week became three days.", document.Versions[1].Changes);
    }

    [Fact]
    public void AClause_HasItsTextAsMarkupAndAsWritten()
    {
        var clause = new AgreementFolder().Compiled().Versions[0].Clauses[0];

        Assert.Equal(("written-down", "We write down what you say", "a"), (clause.Id, clause.Title, clause.Promise));
        Assert.Equal("We write down what you tell us, as you said it.", clause.Summary);
        Assert.Equal("We write down what parents tell us in *their own words*.\n\n- We read it back.\n- We send a copy.", clause.Markdown);
        Assert.Equal(
            "<p>We write down what parents tell us in <em>their own words</em>.</p>\n<ul>\n<li>We read it back.</li>\n<li>We send a copy.</li>\n</ul>", clause.Html.Value);
    }

    [Fact]
    public void AVersion_KeepsTheExactBytesOfItsFile_WhateverTheirLineEndings()
    {
        var folder = new AgreementFolder();
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(folder.Text(First).Replace("\n", "\r\n", StringComparison.Ordinal))];

        var version = folder.With(First, bytes).Lock().Compiled().Versions[0];

        Assert.Equal(bytes, version.Bytes.ToArray());
        Assert.Equal(HashOf(bytes), version.Sha256);
        Assert.Equal(2, version.Clauses.Count);
    }

    [Theory]
    [InlineData("2026-02-28", null)]
    [InlineData("2026-03-01", 1)]
    [InlineData("2026-08-31", 1)]
    [InlineData("2026-09-01", 2)]
    [InlineData("2036-01-01", 2)]
    public void TheVersionInEffect_IsTheNewestWhoseDayHasCome(string day, int? expected) =>
        Assert.Equal(expected, new AgreementFolder().Compiled().InEffect(DateOnly.Parse(day, null))?.Number);

    [Fact]
    public void AVersionThatIsNotLocked_NeverTakesEffect()
    {
        var document = new AgreementFolder().Lock(First).Compiled();

        Assert.Equal([true, false], document.Versions.Select(v => v.IsLocked));
        Assert.Equal(1, document.InEffect(new(2027, 1, 1))?.Number);
        Assert.Null(document.NextAfter(Today));
        Assert.Equal(2, new AgreementFolder().Compiled().NextAfter(Today)?.Number);
    }

    [Fact]
    public void NothingIsInEffect_AfterTheSunsetOfTheNewest()
    {
        var document = new AgreementFolder().Change(Second, "effective: 2026-09-01", "effective: 2026-09-01\nsunset: 2027-09-01").Lock().Compiled();

        Assert.Equal(2, document.InEffect(new(2027, 8, 31))?.Number);
        Assert.Null(document.InEffect(new(2027, 9, 1)));
    }

    [Fact]
    public void AReplacedVersion_EndsWithTheDaysOfGraceOfTheNext()
    {
        var versions = new AgreementFolder().Compiled().Versions;

        Assert.Equal(new DateOnly(2026, 11, 30), versions[0].SunsetOn);
        Assert.Null(versions[1].SunsetOn);
        Assert.Null(new AgreementFolder().Lock(First).Compiled().Versions[0].SunsetOn);
    }

    [Fact]
    public void ADocument_IsFoundByItsId()
    {
        var library = new AgreementFolder().Compile();

        Assert.Same(library.Agreements[0], library.FindAgreement("a-charter"));
        Assert.Null(library.FindAgreement("another"));
    }
}
