using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Contributions.Consents.Statements;

/// <summary>Which words a parent agreed to: the number of the statement and its bytes.</summary>
/// <param name="Version">The number in the file's name.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hexadecimal.</param>
public sealed record StatementMark(int Version, string Sha256);

/// <summary>What a use means, in plain words: a file of <c>content/statements</c> that never changes once it was used.</summary>
/// <param name="Use">The use that it explains.</param>
/// <param name="Mark">Its version and hash.</param>
/// <param name="Title">Its first line.</param>
/// <param name="Parts">Its paragraphs and lists.</param>
public sealed record ConsentStatement(ConsentUse Use, StatementMark Mark, string Title, IReadOnlyList<StatementPart> Parts)
{
    /// <summary>Reads a file: a title, then paragraphs, and lines that begin with a hyphen.</summary>
    public static ConsentStatement Read(ConsentUse use, int version, byte[] bytes)
    {
        var blocks = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new ConsentStatement(
            use, new StatementMark(version, Convert.ToHexStringLower(SHA256.HashData(bytes))), blocks[0].TrimStart('#', ' '), [.. blocks.Skip(1).Select(Part)]);
    }

    /// <summary>One that is being written, in the file that it will stand in; <c>null</c>: no use goes by that name, or nothing is written yet.</summary>
    public static ConsentStatement? Preview(string path, string text) =>
        path.Split('/') is ["statements", var name] && name.LastIndexOf('-') is > 0 and var at && ConsentUses.UseOf(name[..at]) is { } use && !string.IsNullOrWhiteSpace(text)
            ? Read(use, 0, Encoding.UTF8.GetBytes(text))
            : null;

    private static StatementPart Part(string block) =>
        block.StartsWith("- ", StringComparison.Ordinal)
            ? new StatementPart("", [.. block.Split('\n').Select(line => line.TrimStart('-', ' '))])
            : new StatementPart(block.Replace('\n', ' '), []);
}

/// <summary>A paragraph, or the items of a list.</summary>
/// <param name="Text">The paragraph; empty for a list.</param>
/// <param name="Items">The items; empty for a paragraph.</param>
public sealed record StatementPart(string Text, IReadOnlyList<string> Items);
