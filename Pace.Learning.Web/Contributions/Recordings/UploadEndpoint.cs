using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Pace.Learning.Web.Contributions.Show;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>
/// Takes a recording as it arrives. The form is read by hand, part by part: the framework would put an unlocked copy of a large file on the disk first.
/// Its token comes before its files and is checked before they are looked at. The page's script asks for the answer as data, and keeps what it has sent until then.
/// </summary>
internal static class UploadEndpoint
{
    /// <summary>As much as is read of what isn't taken: a browser listens for the answer only after it has said all.</summary>
    private const long MostRead = 2L * 1024 * 1024 * 1024;

    private const int LongestField = 4_000;
    private const int MostFields = 20;

    public static async Task<IResult> PostAsync(Guid id, HttpContext context, PaceDbContext db, MediaUpload uploads, IAntiforgery antiforgery)
    {
        if (!context.User.IsInRole(Roles.Parent))
        {
            return Results.NotFound();
        }
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return Results.BadRequest();
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostRead;
        }
        var reader = new MultipartReader(boundary, context.Request.Body);
        var result = await ReadAsync(reader, id, context, db, uploads, antiforgery);
        if (result.IsGone)
        {
            return Results.NotFound();
        }
        if (result.Problem is not null)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        return Answer(id, result.Problem, context);
    }

    private static async Task<UploadResult> ReadAsync(MultipartReader reader, Guid id, HttpContext context, PaceDbContext db, MediaUpload uploads, IAntiforgery antiforgery)
    {
        var cancellation = context.RequestAborted;
        var fields = new Dictionary<string, StringValues>();
        var result = new UploadResult(UploadProblems.Missing);
        var isChecked = false;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            var about = section.GetContentDispositionHeader();
            if (about is null || !about.IsFileDisposition())
            {
                if (fields.Count == MostFields)
                {
                    return UploadResult.Gone;
                }
                var field = section.AsFormDataSection();
                fields[field?.Name ?? ""] = field is null ? "" : await TextOfAsync(section.Body, LongestField, cancellation);
                continue;
            }
            if (!isChecked)
            {
                if (await RefusalAsync(id, fields, context, db, antiforgery) is { } refusal)
                {
                    return refusal;
                }
                isChecked = true;
            }
            if (about.FileName.Length > 0 || about.FileNameStar.Length > 0)
            {
                result = await SaveAsync(id, about.Name.Value, section.Body, context, uploads, cancellation);
                if (result != UploadResult.Taken)
                {
                    return result;
                }
            }
        }
        return result;
    }

    private static async Task<UploadResult?> RefusalAsync(Guid id, Dictionary<string, StringValues> fields, HttpContext context, PaceDbContext db, IAntiforgery antiforgery)
    {
        context.Request.Form = new FormCollection(fields);
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return new UploadResult(UploadProblems.Stale);
        }
        if (await db.FindOwnContributionAsync(context.User, id, context.RequestAborted) is not { Erasure: null, Kind.IsRecorded: true } contribution)
        {
            return UploadResult.Gone;
        }
        return await db.HasRoomForAsync(contribution.ParticipantId, bytes: 0, context.RequestAborted) ? null : new UploadResult(UploadProblems.Full);
    }

    private static async Task<UploadResult> SaveAsync(Guid id, string? name, Stream body, HttpContext context, MediaUpload uploads, CancellationToken cancellation)
    {
        if (name?.Trim('"') == "file")
        {
            return await uploads.SaveAsync(context.User, id, body, cancellation);
        }
        // One character more than is allowed shows that it is too long; the rest needn't be read.
        return await uploads.CaptionAsync(context.User, id, await TextOfAsync(body, MediaUpload.MostCaptions + 1, cancellation), cancellation);
    }

    private static async Task<string> TextOfAsync(Stream body, int most, CancellationToken cancellation)
    {
        var text = new char[most];
        using var reader = new StreamReader(body);
        return new string(text, 0, await reader.ReadBlockAsync(text, cancellation));
    }

    private static IResult Answer(Guid id, UploadProblem? problem, HttpContext context) =>
        context.Request.GetTypedHeaders().Accept is [{ MediaType.Value: "application/json" }, ..]
            ? Results.Json(new { Next = problem is null ? ContributionModel.Address(id) : null, problem?.Code, problem?.Field, problem?.Words, problem?.Help })
            : Results.LocalRedirect(problem is null ? ContributionModel.Address(id) : $"{RecordModel.Address(id)}?Problem={problem.Code}");
}
