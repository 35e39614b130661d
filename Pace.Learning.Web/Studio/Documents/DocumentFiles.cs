using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>The files of the content folder, as documents begin from them.</summary>
internal sealed class DocumentFiles(Folders folders)
{
    /// <summary>Every document's file, in the order of their paths.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. Directory.EnumerateFiles(folders.Content, "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folders.Content, f).Replace('\\', '/'))
            .Where(p => DocumentPath.KindOf(p) is not null)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether there is a file.</summary>
    public bool Has(string path) => DocumentPath.KindOf(path) is not null && File.Exists(Full(path));

    /// <summary>A file's text with plain line feeds, and the hash of its bytes; <c>null</c>: there is none, or it can't be read.</summary>
    public async Task<DocumentFile?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return Has(path) ? DocumentFile.Of(await File.ReadAllBytesAsync(Full(path), cancellation)) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Full(string path) => Path.Combine(folders.Content, path);
}

/// <summary>A document's file.</summary>
/// <param name="Text">What it says, with plain line feeds.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="LineEnd">How its lines end.</param>
/// <param name="HasMark">Whether it starts with the mark that some editors write.</param>
internal sealed record DocumentFile(string Text, string Sha256, string LineEnd, bool HasMark)
{
    public static DocumentFile Of(byte[] bytes)
    {
        var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var text = Encoding.UTF8.GetString(hasMark ? bytes.AsSpan(3) : bytes);
        return new(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), Convert.ToHexStringLower(SHA256.HashData(bytes)), text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n", hasMark);
    }
}
