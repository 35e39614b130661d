using System.Globalization;
using System.Text.Encodings.Web;
using Pace.Learning.Content.FrontMatter;
using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>What the editor asks while somebody writes: to save, to check, who else is there, to keep an answer.</summary>
internal static class WriteEndpoints
{
    private const string Address = "/studio/documents/{id:guid}";

    public static void MapWriting(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address + "/draft", SaveAsync);
        routes.MapPost(Address + "/check", CheckAsync);
        routes.MapPost(Address + "/answer", AnswerAsync);
        routes.MapPost(Address + "/presence", PresenceAsync);
        routes.MapGet(Address + "/device-key", DeviceKeyAsync);
        routes.MapGet("/studio/vocabulary", VocabularyAsync);
    }

    private static async Task<IResult> SaveAsync(Guid id, HttpContext http, DraftMerge drafts, DocumentViews views, CancellationToken cancellation)
    {
        if (!http.User.IsInRole(Roles.Editor) || await views.FindAsync(id, cancellation) is null)
        {
            return Results.NotFound();
        }
        var form = await http.Request.ReadFormAsync(cancellation);
        switch (await drafts.SaveAsync(id, form["text"].ToString(), Number(form["stamp"]), http.User.RequiredPersonId, cancellation))
        {
            case MergeResult.Saved saved:
                var with = saved.With is { } by ? (await views.NamesAsync([by], cancellation))[by] : null;
                return Results.Json(
                    new SavedAnswer(saved.Stamp, SavedAt(saved.At), saved.Text, with is null ? null : $"What {with} wrote meanwhile is in the text too."), StudioJson.Default.SavedAnswer);
            case MergeResult.Contested contested:
                var who = (await views.NamesAsync([contested.By], cancellation))[contested.By];
                return Results.Json(new ContestedAnswer($"You and {who} changed the same paragraph. Nothing is lost: choose what to keep."), StudioJson.Default.ContestedAnswer, statusCode: StatusCodes.Status409Conflict);
            case MergeResult.Refused refused:
                return Results.Json(new ContestedAnswer(refused.Refusal.Words), StudioJson.Default.ContestedAnswer, statusCode: StatusCodes.Status422UnprocessableEntity);
            default:
                throw new InvalidOperationException("There is no other result.");
        }
    }

    /// <summary>Such as: Saved 10:42.</summary>
    public static string SavedAt(DateTime at) => $"Saved {LondonTime.Clock(at)}";

    private static async Task<IResult> CheckAsync(Guid id, HttpContext http, PaceDbContext db, DraftCompiler compiler, CancellationToken cancellation)
    {
        if (await PathAsync(id, http, db, cancellation) is not { } path)
        {
            return Results.NotFound();
        }
        var written = (await http.Request.ReadFormAsync(cancellation))["text"].ToString().ReplaceLineEndings("\n");
        var draft = CheckedDraft.Of(path, written, await compiler.CompileAsync(db, path, written, cancellation));
        return Results.Json(
            new CheckAnswer(
                draft.Counts, draft.Open, new FindingsMarkup(draft, WriteModel.FormId, canWrite: true).Finished(HtmlEncoder.Default).Value,
                [.. draft.Findings.Select(f => new FindingMark(f.Line, f.Column, f.Length, f.Words, !f.IsOpen))], FieldText.Read(written)),
            StudioJson.Default.CheckAnswer);
    }

    private static async Task<IResult> AnswerAsync(Guid id, HttpContext http, PaceDbContext db, PublishedContent published, CancellationToken cancellation)
    {
        if (await PathAsync(id, http, db, cancellation) is null)
        {
            return Results.NotFound();
        }
        var form = await http.Request.ReadFormAsync(cancellation);
        var reason = form["reason"].ToString();
        var answered = FindingAnswers.With(form["text"].ToString().ReplaceLineEndings("\n"), published.Library.LanguageGuide, form["finding"].ToString(), reason);
        return answered is null ? Results.NotFound() : Results.Json(new AnswerAnswer(answered, string.IsNullOrWhiteSpace(reason) ? "It is asked again." : "Kept with the text."), StudioJson.Default.AnswerAnswer);
    }

    private static async Task<IResult> PresenceAsync(Guid id, HttpContext http, PaceDbContext db, PresentPeople people, CancellationToken cancellation)
    {
        if (await PathAsync(id, http, db, cancellation) is null)
        {
            return Results.NotFound();
        }
        var me = http.User.RequiredPersonId;
        var form = await http.Request.ReadFormAsync(cancellation);
        if (form["leaves"] == "true")
        {
            await people.LeaveAsync(id, me, cancellation);
            return Results.NoContent();
        }
        await people.NoteAsync(id, me, Number(form["line"]), form["heading"].ToString(), cancellation);
        var others = await people.OthersAsync(id, me, cancellation);
        var stamp = await db.Drafts.Where(d => d.DocumentId == id).Select(d => d.Stamp).SingleOrDefaultAsync(cancellation);
        return Results.Json(
            new PresenceAnswer(stamp, new PeopleMarkup(others).Finished(HtmlEncoder.Default).Value, [.. others.Select(p => new PersonMark(p.Line))]), StudioJson.Default.PresenceAnswer);
    }

    /// <summary>Locks what couldn't be saved yet, on the writer's own device (<c>Studio/Editor/kept-text.js</c>).</summary>
    private static async Task<IResult> DeviceKeyAsync(Guid id, HttpContext http, PaceDbContext db, PersonVault vault, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store, private";
        if (await PathAsync(id, http, db, cancellation) is null)
        {
            return Results.NotFound();
        }
        var (me, purpose) = (http.User.RequiredPersonId, $"studio/{id:N}/on-device");
        if (await vault.DeriveAsync(me, purpose, cancellation) is not { } key)
        {
            // Whoever has never had anything sealed has no key yet.
            await vault.SealAsync(me, purpose, "", cancellation);
            await db.SaveChangesAsync(cancellation);
            key = (await vault.DeriveAsync(me, purpose, cancellation))!;
        }
        return Results.Bytes(key, "application/octet-stream");
    }

    private static async Task<IResult> VocabularyAsync(string? path, HttpContext http, PaceDbContext db, PublishedContent published, Folders folders, CancellationToken cancellation)
    {
        if (!http.User.IsInRole(Roles.Editor))
        {
            return Results.NotFound();
        }
        http.Response.Headers.CacheControl = "no-store, private";
        return Results.Json(await Vocabulary.OfAsync(path ?? "", db, published.Library, folders, cancellation), StudioJson.Default.Vocabulary);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Task<string?> PathAsync(Guid id, HttpContext http, PaceDbContext db, CancellationToken cancellation) => http.User.IsInRole(Roles.Editor)
        ? db.Documents.Where(d => d.Id == id).Select(d => d.Path).SingleOrDefaultAsync(cancellation)
        : Task.FromResult<string?>(null);
}

/// <summary>It is stored.</summary>
internal sealed record SavedAnswer(int Stamp, string Saved, string? Text, string? Merged);

/// <summary>Somebody has to choose, or do something first.</summary>
internal sealed record ContestedAnswer(string Says);

/// <summary>What there is to say of a text.</summary>
internal sealed record CheckAnswer(string Counts, int Open, string Findings, IReadOnlyList<FindingMark> Marks, IReadOnlyDictionary<string, string> Fields);

/// <summary>Where a finding stands in the text.</summary>
internal sealed record FindingMark(int Line, int Column, int Length, string? Words, bool IsAnswered);

/// <summary>The text with an answer in it.</summary>
internal sealed record AnswerAnswer(string Text, string Says);

/// <summary>Who else is there, and the stamp of what is saved.</summary>
internal sealed record PresenceAnswer(int Stamp, string Html, IReadOnlyList<PersonMark> People);

/// <summary>Where somebody else writes.</summary>
internal sealed record PersonMark(int Line);
