using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class FrontMatterRuleTests
{
    [Theory]
    [InlineData("levels: [frontline-staff]", "levels: [everyone]", "courses/words/course.md:5: error: bad-value")]
    [InlineData("levels: [frontline-staff]", "levels: frontline-staff", "courses/words/course.md:5: error: bad-value")]
    [InlineData("levels: [frontline-staff]", "levels: []", "courses/words/course.md:5: error: bad-value")]
    [InlineData("hours: 1.5", "hours: some", "courses/words/course.md:6: error: bad-value")]
    [InlineData("hours: 1.5", "hours: [1]", "courses/words/course.md:6: error: bad-value")]
    [InlineData("hours: 1.5", "hour: 1.5\nhours: 1", "courses/words/course.md:6: error: unknown-field")]
    [InlineData("hours: 1.5\n", "", "courses/words/course.md:1: error: missing-field")]
    [InlineData("content-notes: []\n", "", "courses/words/course.md:1: error: missing-field")]
    [InlineData("2026-01-31", "31 January 2026", "courses/words/course.md:11: error: bad-value")]
    [InlineData("I can listen.", "We can listen.", "courses/words/course.md:12: error: bad-value")]
    [InlineData(", I can listen.", "", "courses/words/course.md:12: error: bad-value")]
    [InlineData("id: words", "id: Words", "courses/words/course.md:2: error: bad-value")]
    [InlineData("title: Words", "title:", "courses/words/course.md:1: error: missing-field")]
    [InlineData("title: Words", "title: Words\ntitle: Again", "courses/words/course.md:4: error: front-matter")]
    [InlineData("title: Words", "title: Words: and more", "courses/words/course.md:3: error: front-matter")]
    [InlineData("title: Words", "title: \"Words", "courses/words/course.md:3: error: front-matter")]
    [InlineData("title: Words", "title: &a Words", "courses/words/course.md:3: error: front-matter")]
    [InlineData("title: Words", "title: *a", "courses/words/course.md:3: error: front-matter")]
    [InlineData("title: Words", "title: !!python/object Words", "courses/words/course.md:3: error: front-matter")]
    [InlineData("title: Words", "title: [[[[[[[[[[a]]]]]]]]]]", "courses/words/course.md:3: error: too-deep")]
    public void AFaultInACoursesFields_IsFoundOnItsLine(string field, string changed, string expected) =>
        Assert.Equal(expected, new SampleFolder().Change(CoursePath, field, changed).Findings());

    [Theory]
    [InlineData("  read: all", "  read: some", 6)]
    [InlineData("  checks: 70", "  checks: 170", 7)]
    [InlineData("  reflect: 1", "  reflect: yes", 8)]
    public void WhatCompletesAModule_IsChecked(string field, string changed, int line) =>
        Assert.Equal($"{ModulePath}:{line}: error: bad-value", new SampleFolder().Change(ModulePath, field, changed).Findings());

    [Fact]
    public void ASummaryOfACourse_HasAtMost200Characters() =>
        Assert.Equal($"{CoursePath}:4: error: bad-value", new SampleFolder().Change(CoursePath, "About words.", new string('a', 201)).Findings());

    [Theory]
    [InlineData("Text only.", 1)]
    [InlineData("---\nid: help\n", 1)]
    [InlineData("", 1)]
    [InlineData("---\n- a\n- b\n---\n", 2)]
    public void ADocumentWithoutFields_IsFound(string text, int line) =>
        Assert.Equal($"{PagePath}:{line}: error: front-matter", new SampleFolder().With(PagePath, text).Findings());

    [Fact]
    public void AnEmptySetOfFields_LacksEachThatIsNeeded() =>
        Assert.Equal(4, new SampleFolder().With(PagePath, "---\n---\nText.").Compile().Findings.Count(f => f.Rule == "missing-field"));

    [Fact]
    public void AnAliasThatWouldGrowWithoutEnd_IsRefusedAtItsAnchor()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";

        Assert.Equal($"{PagePath}:2: error: front-matter", new SampleFolder().With(PagePath, $"---\n{bomb}---\n").Findings());
    }

    [Theory]
    [InlineData("tag: TCE", "tag: T CE", "sources.yaml:1: error: bad-value")]
    [InlineData("publisher: Pace", "publisher: Pace\n  isbn: 1", "sources.yaml:8: error: unknown-field")]
    [InlineData("year: 2022", "year: soon", "sources.yaml:8: error: bad-value")]
    [InlineData("tag: EVAL22", "tag: tce", "sources.yaml:1: error: duplicate-id")]
    public void AFaultInTheSources_IsFound(string field, string changed, string expected) =>
        Assert.Equal(expected, new SampleFolder().Change("sources.yaml", field, changed).Findings());

    [Theory]
    [InlineData("courses/words/01-records/a-note.md", "courses/words/01-records/a-note.md")]
    [InlineData("courses/words/01-records/02-A-Note.md", "courses/words/01-records/02-A-Note.md")]
    [InlineData("courses/words/stray.md", "courses/words/stray.md")]
    [InlineData("courses/words/02-letters/01-a-letter.md", "courses/words/02-letters/module.md")]
    [InlineData("courses/letters/01-a/01-b.md", "courses/letters/course.md")]
    [InlineData("pages/more/help.md", "pages/more/help.md")]
    public void AFileWhereNothingReadsIt_IsFound(string path, string where) =>
        Assert.Equal($"{where}:1: error: layout", new SampleFolder().With(path, "---\n---\n").Findings());

    [Fact]
    public void APathwayThroughACourseThatIsNotThere_IsFound()
    {
        const string Pathway = "---\nid: front\ntitle: Front\nsummary: A way.\nlevel: frontline-staff\nreading-age: 12\nsteps:\n  - course: words\n    modules: [none]\n    why: Because.\n  - course: letters\n    why: Because.\n---\n";

        Assert.Equal(
            "pathways/front.md:8: error: broken-link\npathways/front.md:11: error: broken-link",
            new SampleFolder().With("pathways/front.md", Pathway).Findings());
    }
}
