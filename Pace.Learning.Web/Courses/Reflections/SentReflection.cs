using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Courses.Reflections;

/// <summary>What stood in a reflection when a form of its lesson was sent.</summary>
/// <param name="Prompt">The reflection.</param>
/// <param name="Text">As typed.</param>
/// <param name="Version">What was saved when the page was made.</param>
/// <param name="IsTouched">Whether anybody has typed since: what wasn't touched mustn't get in the way of what another tab saved.</param>
internal sealed record SentReflection(ReflectionBlock Prompt, string Text, int Version, bool IsTouched)
{
    private const int MarkLength = 16;

    /// <summary>Whether nobody has written anything here, now or before.</summary>
    public bool IsEmpty => Version == 0 && string.IsNullOrWhiteSpace(Text);

    /// <summary>Why it can't be saved; <c>null</c>: it can.</summary>
    public string? Refusal =>
        Text.Length > Reflection.TextLength ? $"Your notes are too long: use {TextLimit.AtMost(Reflection.TextLength)}."
        : IsEmpty ? "Write something first, or leave it for later."
        : null;

    /// <summary>All that came with a form.</summary>
    public static IReadOnlyList<SentReflection> Read(Lesson lesson, IFormCollection form) =>
        [.. lesson.Reflections.Where(r => form.ContainsKey(Field(r, "text"))).Select(r => Read(r, form))];

    /// <summary>The name of a field, which no other reflection of the lesson has.</summary>
    public static string Field(ReflectionBlock prompt, string name) => $"reflection.{prompt.Id}.{name}";

    /// <summary>Tells a text from others, without saying it.</summary>
    public static string MarkOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))[..MarkLength];

    private static SentReflection Read(ReflectionBlock prompt, IFormCollection form)
    {
        var text = form[Field(prompt, "text")].ToString();
        _ = int.TryParse(form[Field(prompt, "version")], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return new(prompt, text, version, MarkOf(text) != form[Field(prompt, "was")].ToString());
    }
}
