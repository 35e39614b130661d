using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Media.Captions;
using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.BackOffice.Files;

/// <summary>Brings one file over from Umbraco: fetches it, looks through it as through one that somebody uploads, and keeps what is fit to be shown.</summary>
internal sealed class FileBringer(UmbracoFiles umbraco, IMediaStore store, TimeProvider time)
{
    /// <summary>Why a file that Umbraco has no more isn't shown.</summary>
    public const string InTheBin = "Umbraco hasn’t got it any more, or it is in the bin there";

    private const string Captions = ".vtt";
    private const int BufferBytes = 64 * 1024;

    /// <summary>Brings it; <c>null</c> with the reason where that can't be.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="before">What was brought the last time.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(FileAnswer Answer, BroughtFile? File, Refused? Why)> BringAsync(string address, BroughtFile? before, CancellationToken cancellation)
    {
        // Another process of the site may have deleted what both kept.
        var isKept = before is { IsGone: false } && await store.ExistsAsync(NameOf(before.Hash), cancellation);
        await using var sent = await umbraco.FetchAsync(address, isKept ? before : null, cancellation);
        if (sent.Bytes is not { } bytes)
        {
            return (sent.Answer, null, new Refused(sent.Answer is FileAnswer.Gone ? InTheBin : sent.Why ?? "", IsForGood: false));
        }
        var finding = await FileInspection.LookAsync(bytes, cancellation);
        if (finding.Taken is not { } taken)
        {
            return (FileAnswer.Failed, null, new Refused(Lower(finding.Problem!), IsForGood: true));
        }
        if (IsCaptions(address, taken) && CaptionFile.Check(Encoding.UTF8.GetString(taken.Bytes.Span)) is [var problem, ..])
        {
            return (FileAnswer.Failed, null, new Refused($"these captions can’t be read. {problem}", IsForGood: true));
        }
        var (hash, length) = await KeepAsync(taken, bytes, cancellation);
        return (FileAnswer.Sent, new BroughtFile
        {
            Address = address,
            Hash = hash,
            Length = length,
            ContentType = IsCaptions(address, taken) ? "text/vtt; charset=utf-8" : taken.Type.ContentType,
            Extension = IsCaptions(address, taken) ? Captions[1..] : taken.Type.Extension,
            Width = taken.Size.Width,
            Height = taken.Size.Height,
            Smaller = await KeepSmallerAsync(taken, cancellation),
            Tag = sent.Tag,
            ModifiedAt = sent.ModifiedAt,
            LookedAt = time.GetUtcNow().UtcDateTime,
        }, null);
    }

    /// <summary>Opens what is kept; <c>null</c>: it isn't there.</summary>
    public Task<Stream?> OpenAsync(string hash, CancellationToken cancellation) => store.OpenAsync(NameOf(hash), cancellation);

    /// <summary>Deletes what is kept.</summary>
    public async Task DeleteAsync(IEnumerable<string> hashes)
    {
        foreach (var hash in hashes.Distinct().ToList())
        {
            await store.DeleteAsync(NameOf(hash), CancellationToken.None);
        }
    }

    private static bool IsCaptions(string address, TakenFile taken) => taken.Type == FileType.Text && address.EndsWith(Captions, StringComparison.OrdinalIgnoreCase);

    private async Task<(string Hash, long Length)> KeepAsync(TakenFile taken, Stream sent, CancellationToken cancellation)
    {
        if (taken.Bytes.Length > 0)
        {
            return (await KeepAsync(taken.Bytes, cancellation), taken.Bytes.Length);
        }
        // What is played is large: it is read once for its name, and once to be kept.
        sent.Position = taken.Skipped;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(sent, cancellation));
        sent.Position = taken.Skipped;
        await store.WriteAsync(NameOf(hash), async (to, stop) =>
        {
            await sent.CopyToAsync(to, BufferBytes, stop);
            return true;
        }, cancellation);
        return (hash, sent.Length - taken.Skipped);
    }

    private async Task<List<BroughtCopy>> KeepSmallerAsync(TakenFile taken, CancellationToken cancellation)
    {
        List<BroughtCopy> copies = [];
        foreach (var copy in taken.Smaller.OrderBy(s => s.Width))
        {
            copies.Add(new(copy.Width, await KeepAsync(copy.Bytes, cancellation)));
        }
        return copies;
    }

    private async Task<string> KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await store.WriteAsync(NameOf(hash), bytes, cancellation);
        return hash;
    }

    private static string NameOf(string hash) => $"umbraco/files/{hash[..2]}/{hash}";

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
