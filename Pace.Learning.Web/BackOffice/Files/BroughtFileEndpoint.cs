using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using Pace.Learning.Web.Media.Serving;

namespace Pace.Learning.Web.BackOffice.Files;

/// <summary>Serves files that were brought over from Umbraco, under addresses made of what is in them, as long as documents show them.</summary>
internal static partial class BroughtFileEndpoint
{
    public static void MapBroughtFiles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(routes.ServiceProvider.GetRequiredService<IOptions<PaceOptions>>().Value.MediaPath + "/umbraco/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync)
            .AllowAnonymous();

    private static async Task<IResult> SendAsync(string name, HttpContext context, BroughtFiles files, FileBringer bringer)
    {
        if (Hashed.Match(name) is not { Success: true } hashed || files.Find(hashed.Groups["hash"].Value, hashed.Groups["type"].Value) is not var (file, hash, type)
            || await bringer.OpenAsync(hash, context.RequestAborted) is not { } bytes)
        {
            return Results.NotFound();
        }
        // It may be taken away: whoever keeps it asks whether it is still there.
        MediaEndpoints.Prepare(context, MediaEndpoints.AskFirst);
        var isTakenAway = !type.StartsWith("image/", StringComparison.Ordinal) && !type.StartsWith("audio/", StringComparison.Ordinal) && !type.StartsWith("video/", StringComparison.Ordinal)
            && !type.StartsWith("text/vtt", StringComparison.Ordinal);
        return Results.Stream(
            bytes, type, isTakenAway ? NameOf(file) : null, entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }

    private static string NameOf(BroughtFile file) => $"{Path.GetFileNameWithoutExtension(file.Address)}.{file.Extension}";

    [GeneratedRegex(@"\A(?<hash>[0-9a-f]{64})\.(?<type>[a-z0-9]+)\z")]
    private static partial Regex Hashed { get; }
}
