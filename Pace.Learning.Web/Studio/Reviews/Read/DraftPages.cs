using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.GuardedMedia;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Reviews.Anchors;

namespace Pace.Learning.Web.Studio.Reviews.Read;

/// <summary>
/// Makes the page of a revision as it would be if it were published now, with what is public round it. A parent's words stand in it only as learners may see them. What can't be compiled
/// any more, or has no page of its own, is shown as it is written: never an older text in its place.
/// </summary>
internal sealed class DraftPages(PaceDbContext db, PublishedContent published, IContributionBlocks blocks, IGuardedMedia media)
{
    /// <summary>The page of a revision.</summary>
    public async Task<DraftPage> OfAsync(Document document, string text, CancellationToken cancellation)
    {
        var texts = await KeptAbove.OfAsync(db, document.Path, cancellation);
        texts[document.Path] = text;
        var preview = published.Preview(new MemoryFolder(texts));
        var isGood = preview.Findings.All(f => f.Path != document.Path || f.Severity is not Severity.Error);
        return (isGood ? await FindAsync(preview.Library, document.Path, cancellation) : null) ?? AsWritten(document, text);
    }

    private async Task<DraftPage?> FindAsync(ContentLibrary library, string path, CancellationToken cancellation)
    {
        if (library.Courses.SelectMany(LessonPlace.InOrder).FirstOrDefault(p => p.Lesson.Path == path) is { } place)
        {
            return await OfLessonAsync(place, cancellation);
        }
        var (title, to) = ("", new HtmlBuilder());
        if (library.Courses.FirstOrDefault(c => c.Path == path) is { } course)
        {
            title = course.Title;
            to.Add($"""<p class="lead">{course.Summary}</p><h2>What you will be able to do</h2>""");
            AddList(to, course.Outcomes);
            to.Add($"<h2>Before you begin</h2>");
            AddList(to, course.ContentNotes);
            to.Add($"<h2>How parents take part in it</h2><p>{course.CoDelivery}</p>");
            Add(to, course.Body);
        }
        else if (library.Courses.SelectMany(c => c.Modules).FirstOrDefault(m => m.Path == path) is { } module)
        {
            title = module.Title;
            to.Add($"""<p class="lead">{module.Summary}</p>""");
            Add(to, module.Body);
        }
        else if (library.Pathways.FirstOrDefault(p => p.Path == path) is { } pathway)
        {
            title = pathway.Title;
            to.Add($"""<p class="lead">{pathway.Summary}</p>""");
            Add(to, pathway.Body);
            AddList(to, pathway.Steps.Select(s => $"{s.Course.Title}: {s.Why}"));
        }
        else if (library.Agreements.FirstOrDefault(a => a.Path == path) is { } agreement)
        {
            title = agreement.Title;
            to.Add($"""<p class="lead">{agreement.Summary}</p>""");
            Add(to, agreement.Body);
        }
        else if (library.Agreements.SelectMany(a => a.Versions, (a, v) => (Agreement: a, Version: v)).FirstOrDefault(v => v.Version.Path == path) is { Version: { } version } next)
        {
            title = $"{next.Agreement.Title}, version {version.Number}";
            if (version.Changes is { } changes)
            {
                to.Add($"<h2>What is new in this version</h2><p>{changes}</p>");
            }
            to.Add(version.Html);
            to.Add($"<h2>What they declare</h2><p>{version.Declaration}</p>");
        }
        else if (library.Downloads.FirstOrDefault(d => d.File == path && d.IsPage) is { } download)
        {
            title = download.Title;
            Add(to, download.Body);
        }
        else
        {
            return null;
        }
        return DraftPage.Of(title, to.Html);
    }

    private async Task<DraftPage> OfLessonAsync(LessonPlace place, CancellationToken cancellation)
    {
        place = place with { Lesson = place.Lesson with { Body = WithoutNotesOnMedia(place.Lesson.Body) } };
        var keys = place.Lesson.Body.PersonalBlocks.OfType<ContributionBlock>().ToList();
        var allowed = await blocks.AllowedAsync([.. keys.Select(k => k.Contribution)], cancellation);
        var shown = await media.AllowedAsync([.. place.Lesson.Body.PersonalBlocks.OfType<GuardedMediaBlock>().Select(m => m.Guard)], cancellation);
        // Nobody learns here: it is the page of somebody who has just come to it.
        var view = new LessonView(place, Guid.Empty, new LessonRecord(), allowed, shown, new AntiforgeryTokenSet("", "", "none", "none"), null, []);
        return new DraftPage(
            place.Lesson.Title, new LessonText(view).Finished(HtmlEncoder.Default), [.. keys.Where(k => allowed.ContainsKey(k.Contribution)).Select(k => k.Id)],
            place.Lesson.Body.PersonalBlocks.Select(b => (b.Id, Checks: ChecksOf(b))).Where(b => b.Checks.Count > 0).ToDictionary(b => b.Id, b => Afterwards(b.Checks)));
    }

    // What a parent says in a recording, or its transcript, is theirs: a note would keep a copy of the words that it is about.
    private static CompiledText WithoutNotesOnMedia(CompiledText body) => new(
        [
            .. body.Segments.Select(s => s is BlockSegment { Block: GuardedMediaBlock guarded } ? new BlockSegment(guarded with { ShownHtml = FinishedHtml.Of($"<div data-no-notes>{guarded.ShownHtml}</div>") }) : s),
        ], body.Headings, body.PlainText);

    private static IReadOnlyList<CheckBlock> ChecksOf(PersonalBlock block) => block switch { CheckBlock check => [check], PoolBlock pool => pool.Checks, _ => [] };

    // A learner meets these words once they have answered; whoever reviews them needn't guess.
    private static FinishedHtml Afterwards(IReadOnlyList<CheckBlock> checks)
    {
        var to = new HtmlBuilder();
        to.Add($"""<details class="afterwards"><summary>What people read after they answer</summary>""");
        foreach (var check in checks)
        {
            if (checks.Count > 1)
            {
                to.Add($"<div>{check.QuestionHtml}</div>");
            }
            to.Add($"<ul>");
            foreach (var option in check.Options.Where(o => o.FeedbackHtml.Length > 0))
            {
                to.Add($"<li>{option.Text}{(option.Right ? " (right)" : "")}: {option.FeedbackHtml}</li>");
            }
            to.Add($"</ul>{check.ModelAnswerHtml}{check.ExplanationHtml}");
        }
        to.Add($"</details>");
        return to.Html;
    }

    private DraftPage AsWritten(Document document, string text)
    {
        var to = new HtmlBuilder();
        foreach (var paragraph in SourceParagraphs.Of(text).Page.Texts)
        {
            to.Add($"<p>{paragraph}</p>");
        }
        return DraftPage.Of(DocumentTitle.Of(text, document.Path, published.Library), to.Html);
    }

    private static void Add(MarkupWriter to, CompiledText body) => to.Add(new PlainText(body).Finished(HtmlEncoder.Default));

    private static void AddList(MarkupWriter to, IEnumerable<string> lines)
    {
        to.Add($"<ul>");
        foreach (var line in lines)
        {
            to.Add($"<li>{line}</li>");
        }
        to.Add($"</ul>");
    }
}
