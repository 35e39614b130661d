namespace Pace.Learning.Content.Search;

/// <summary>A document as the index takes it: what is searched as its text is the text itself, with what else is said of it.</summary>
internal sealed record IndexedDocument(SearchKind Kind, string Url, string Title, string Context, string Headings, string Summary, CompiledText Text, string More)
{
    /// <summary>Read anew each time: the index holds it, and nobody else needs it.</summary>
    public string Body => More.Length == 0 ? Text.PlainText : Text == CompiledText.Empty ? More : $"{Text.PlainText}\n{More}";

    public static IEnumerable<IndexedDocument> Of(ContentLibrary library)
    {
        foreach (var course in library.Courses)
        {
            var outcomes = string.Join('\n', course.Outcomes);
            var modules = string.Join('\n', course.Modules.Select(m => $"{m.Title}\n{m.Summary}"));
            yield return new(SearchKind.Course, course.Url, course.Title, "", HeadingsOf(course.Body), course.Summary, course.Body, $"{outcomes}\n{modules}");
            foreach (var place in LessonPlace.InOrder(course))
            {
                var lesson = place.Lesson;
                yield return new(SearchKind.Lesson, lesson.Url, lesson.Title, $"{course.Title} › {place.Module.Title}", HeadingsOf(lesson.Body), lesson.Summary, lesson.Body, "");
            }
        }
        foreach (var pathway in library.Pathways)
        {
            var steps = string.Join('\n', pathway.Steps.Select(s => $"{s.Course.Title}\n{s.Why}"));
            yield return new(SearchKind.Pathway, pathway.Url, pathway.Title, "", HeadingsOf(pathway.Body), pathway.Summary, pathway.Body, steps);
        }
        foreach (var page in library.Pages)
        {
            yield return new(SearchKind.Page, page.Url, page.Title, "", HeadingsOf(page.Body), page.Summary, page.Body, "");
        }
        foreach (var document in library.Agreements.SelectMany(a => Of(a, library.Day)))
        {
            yield return document;
        }
    }

    private static IEnumerable<IndexedDocument> Of(AgreementDocument agreement, DateOnly day)
    {
        if ((agreement.InEffect(day) ?? agreement.NextAfter(day)) is not { } version)
        {
            yield break;
        }
        yield return new(SearchKind.Agreement, agreement.Url, agreement.Title, "", HeadingsOf(version.Body), agreement.Summary, agreement.Body, "");
        foreach (var clause in version.Clauses)
        {
            yield return new(SearchKind.Clause, $"{agreement.Url}#{clause.Id}", clause.Title, agreement.Title, "", clause.Summary, CompiledText.Empty, clause.PlainText);
        }
    }

    private static string HeadingsOf(CompiledText text) => string.Join('\n', text.Headings.Select(h => h.Text));
}
