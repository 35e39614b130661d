using Microsoft.Net.Http.Headers;

namespace Pace.Learning.Web.Courses.Media;

/// <summary>
/// Pictures, sound and film that belong to the courses, from <c>media/</c> of the content folder and from nowhere else.
/// Parents' contributions are not here: they have an endpoint that asks for their consent.
/// </summary>
internal static class MediaEndpoints
{
    // What isn't listed isn't served: a file that got into the folder by mistake stays there.
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif", [".gif"] = "image/gif", [".jpeg"] = "image/jpeg", [".jpg"] = "image/jpeg", [".m4a"] = "audio/mp4",
        [".md"] = "text/plain; charset=utf-8", [".mp3"] = "audio/mpeg", [".mp4"] = "video/mp4", [".ogg"] = "audio/ogg", [".opus"] = "audio/ogg",
        [".pdf"] = "application/pdf", [".png"] = "image/png", [".svg"] = "image/svg+xml", [".txt"] = "text/plain; charset=utf-8",
        [".vtt"] = "text/vtt; charset=utf-8", [".wav"] = "audio/wav", [".webm"] = "video/webm", [".webp"] = "image/webp",
    };

    public static void MapMedia(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(routes.ServiceProvider.GetRequiredService<IOptions<PaceOptions>>().Value.MediaPath + "/{**path}", [HttpMethods.Get, HttpMethods.Head], (string? path, HttpContext context, Folders folders) => Send(path, context, folders))
            .AllowAnonymous();

    private static IResult Send(string? path, HttpContext context, Folders folders)
    {
        if (Find(folders, path) is not { } file || !Types.TryGetValue(file.Extension, out var type))
        {
            return Results.NotFound();
        }
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "public, max-age=3600";
        // A drawing can carry scripts; here it can't run them, nor fetch anything.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        var tag = new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        return Results.File(file.FullName, type, lastModified: file.LastWriteTimeUtc, entityTag: tag, enableRangeProcessing: true);
    }

    private static FileInfo? Find(Folders folders, string? path)
    {
        if (string.IsNullOrEmpty(path) || path.Contains('\0') || path.Contains('\\') || path.Split('/').Any(part => part is "" or ['.', ..]))
        {
            return null;
        }
        var root = Path.Combine(folders.Content, "media") + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        var file = new FileInfo(full);
        return full.StartsWith(root, StringComparison.Ordinal) && file is { Exists: true, LinkTarget: null } ? file : null;
    }
}
