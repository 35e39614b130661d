using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Media.Serving;

/// <summary>
/// Pictures, sound, film and documents, under the paths by which documents name them: from the content folder, or else from the library; and under addresses made of what
/// is in them, which never change. What shows a parent is asked for each time, and nobody on the way may keep it. Parents' own recordings are not here.
/// </summary>
internal static partial class MediaEndpoints
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string ForAnHour = "public, max-age=3600";
    internal const string AskFirst = "public, no-cache";
    private const string ForNobody = "no-store, private";

    public static void MapMediaFiles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(routes.ServiceProvider.GetRequiredService<IOptions<PaceOptions>>().Value.MediaPath + "/{**path}", [HttpMethods.Get, HttpMethods.Head], SendAsync)
            .AllowAnonymous();

    private static async Task<IResult> SendAsync(string? path, HttpContext context, FolderFiles folder, PaceDbContext db, IMediaStore store, MediaGate gate)
    {
        if (string.IsNullOrEmpty(path))
        {
            return Results.NotFound();
        }
        if (folder.Find(path) is var (file, type))
        {
            Prepare(context, ForAnHour);
            var tag = new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
            return Results.File(file.FullName, type, lastModified: file.LastWriteTimeUtc, entityTag: tag, enableRangeProcessing: true);
        }
        return (Hashed.Match(path) is { Success: true } hashed
            ? await FindByHashAsync(hashed.Groups["hash"].Value, hashed.Groups["type"].Value, db, context.RequestAborted)
            : await FindByPathAsync(path, db, context.RequestAborted)) is { } found
            ? await AnswerAsync(found, context, store, gate)
            : Results.NotFound();
    }

    private static async Task<IResult> AnswerAsync(FoundFile found, HttpContext context, IMediaStore store, MediaGate gate)
    {
        var cancellation = context.RequestAborted;
        foreach (var guarded in found.Guarded)
        {
            if (!await gate.AllowsAsync(guarded, cancellation))
            {
                return Results.NotFound();
            }
        }
        var isGuarded = found.Guarded.Count > 0;
        if (found.Words is { } words)
        {
            var bytes = Encoding.UTF8.GetBytes(words);
            Prepare(context, isGuarded ? ForNobody : AskFirst);
            return Results.Bytes(bytes, found.ContentType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""), enableRangeProcessing: true);
        }
        if (await store.OpenAsync(MediaRevision.StoreName(found.Hash), cancellation) is not { } file)
        {
            return Results.NotFound();
        }
        Prepare(context, isGuarded ? ForNobody : found.IsForGood ? ForGood : AskFirst);
        var stream = isGuarded ? new GatedStream(file, MayGoOnAsync, context.Abort) : file;
        return Results.Stream(
            stream, found.ContentType, found.DownloadName, entityTag: new EntityTagHeaderValue($"\"{found.Hash}\""), enableRangeProcessing: true);

        async Task<bool> MayGoOnAsync(CancellationToken stop)
        {
            foreach (var guarded in found.Guarded)
            {
                if (!await gate.AllowsAsync(guarded, stop))
                {
                    return false;
                }
            }
            return true;
        }
    }

    internal static void Prepare(HttpContext context, string cache)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = cache;
        // A drawing can carry scripts; here it can't run them, nor fetch anything.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    }

    private static async Task<FoundFile?> FindByPathAsync(string path, PaceDbContext db, CancellationToken cancellation)
    {
        var whole = MediaPath.Root + path;
        if (path.LastIndexOf('.') < 1 || whole.Length > MediaPath.Length)
        {
            return null;
        }
        var stem = MediaPath.StemOf(whole);
        if (await db.WholeMediaItems.AsNoTracking().SingleOrDefaultAsync(i => i.Stem == stem && i.Binned == null, cancellation) is not { } item)
        {
            return null;
        }
        List<Guid> guarded = item.IsGuarded ? [item.Id] : [];
        return whole == item.Path ? new FoundFile(item.Current.ContentType, item.Current.Hash, guarded) { DownloadName = DownloadName(item) }
            : whole == item.CaptionsPath ? new FoundFile("text/vtt; charset=utf-8", "", guarded) { Words = item.Captions }
            : whole == item.TranscriptPath ? new FoundFile("text/plain; charset=utf-8", "", guarded) { Words = item.Transcript }
            : null;
    }

    // Two files may be the same to the byte: whatever guards one of them guards both. What lies in the bin isn't there.
    private static async Task<FoundFile?> FindByHashAsync(string hash, string extension, PaceDbContext db, CancellationToken cancellation)
    {
        var items = await db.WholeMediaItems.AsNoTracking().Where(i => i.Revisions.Any(r => r.Hash == hash || r.Smaller.Any(s => s.Hash == hash))).ToListAsync(cancellation);
        var type = items.SelectMany(i => i.Revisions).Where(r => r.Hashes.Contains(hash)).Select(r => r.Hash == hash ? r.Type : FileType.WebP).FirstOrDefault();
        return items.Exists(i => i.Binned is null) && type?.Extension == extension
            ? new FoundFile(type.ContentType, hash, [.. items.Where(i => i.IsGuarded).Select(i => i.Id)]) { IsForGood = true, DownloadName = DownloadName(items.First(i => i.Binned is null)) }
            : null;
    }

    private static string? DownloadName(MediaItem item) => item.Kind == MediaKind.Document ? item.Path[(item.Path.LastIndexOf('/') + 1)..] : null;

    /// <summary>A file that is asked for.</summary>
    /// <param name="ContentType">As browsers name it.</param>
    /// <param name="Hash">Its name in the store.</param>
    /// <param name="Guarded">The files of which must be asked whether they may be shown.</param>
    private sealed record FoundFile(string ContentType, string Hash, IReadOnlyList<Guid> Guarded)
    {
        /// <summary>Whether its address is made of what is in it.</summary>
        public bool IsForGood { get; init; }

        /// <summary>Under which name it is taken away, when it isn't shown in a page.</summary>
        public string? DownloadName { get; init; }

        /// <summary>What it says, when it is words that the database keeps.</summary>
        public string? Words { get; init; }
    }

    [GeneratedRegex(@"\A~(?<hash>[0-9a-f]{64})\.(?<type>[a-z0-9]+)\z")]
    private static partial Regex Hashed { get; }
}
