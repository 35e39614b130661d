using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// What a form for a long text showed when it was opened. It is sent along, so that of two tabs the later doesn't overwrite the earlier unnoticed: the page shows both
/// (<c>_TwoTexts</c>), and the person chooses or joins them. It holds no words, and travels with a form that is kept over an ended session.
/// </summary>
public static class SeenText
{
    private const char Between = '\u001f';

    /// <summary>Stands for a text of one or more parts.</summary>
    public static string Of(params ReadOnlySpan<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Between, parts.ToArray().Select(Plain)))))[..32];

    /// <summary>Whether somebody saved another text since a form was opened, and it isn't the one that is sent.</summary>
    /// <param name="seen">What the form showed.</param>
    /// <param name="now">What is saved.</param>
    /// <param name="sent">What is sent.</param>
    public static bool IsOvertaken(string? seen, ReadOnlySpan<string?> now, ReadOnlySpan<string?> sent) => Of(now) is var saved && saved != seen && saved != Of(sent);

    /// <summary>Both, one under the other.</summary>
    public static string Joined(string? saved, string? sent) => $"{Plain(saved)}\n\n{Plain(sent)}".Trim();

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>A text that was saved elsewhere while somebody wrote another.</summary>
/// <param name="Text">The text.</param>
/// <param name="Title">Its title, if it has one.</param>
public sealed record TwoTexts(string Text, string? Title = null)
{
    /// <summary>What is said beside the field.</summary>
    public const string Error = "This was saved somewhere else too. Choose what to keep";
}
