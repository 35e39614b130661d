using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Pace.Learning.Web.Contributions.Show;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>
/// Takes a recording as it arrives. The form is read by hand, part by part: the framework would put an unlocked copy of a large file on the disk first.
/// Its token comes before its files and is checked before they are looked at.
/// </summary>
internal static class UploadEndpoint
{
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
            limit.MaxRequestBodySize = MediaUpload.MostBytes + (1024 * 1024);
        }
        var cancellation = context.RequestAborted;
        var reader = new MultipartReader(boundary, context.Request.Body);
        var fields = new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>();
        var problem = UploadProblems.Missing;
        Contribution? contribution = null;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            var about = section.GetContentDispositionHeader();
            if (about is null || !about.IsFileDisposition())
            {
                var field = section.AsFormDataSection();
                fields[field?.Name ?? ""] = field is null ? "" : await field.GetValueAsync(cancellation);
                continue;
            }
            if (contribution is null)
            {
                context.Request.Form = new FormCollection(fields);
                if (!await antiforgery.IsRequestValidAsync(context))
                {
                    return Results.BadRequest();
                }
                contribution = await db.FindOwnContributionAsync(context.User, id, cancellation);
                if (contribution is not { Erasure: null, Kind.IsRecorded: true })
                {
                    return Results.NotFound();
                }
            }
            if (about.FileName.Length > 0 || about.FileNameStar.Length > 0)
            {
                problem = await SaveAsync(about.Name.Value, section.Body, contribution, uploads, cancellation);
            }
            if (problem is not null && problem != UploadProblems.Missing)
            {
                break;
            }
        }
        return Results.LocalRedirect(problem is null ? ContributionModel.Address(id) : $"{RecordModel.Address(id)}?Problem={problem}");
    }

    private static async Task<string?> SaveAsync(string? name, Stream body, Contribution contribution, MediaUpload uploads, CancellationToken cancellation)
    {
        if (name?.Trim('"') == "file")
        {
            return await uploads.SaveAsync(contribution, body, cancellation);
        }
        // One character more than is allowed shows that it is too long; the rest needn't be read.
        var text = new char[MediaUpload.MostCaptions + 1];
        using var reader = new StreamReader(body);
        var length = await reader.ReadBlockAsync(text, cancellation);
        return await uploads.CaptionAsync(contribution, new string(text, 0, length), cancellation);
    }
}
