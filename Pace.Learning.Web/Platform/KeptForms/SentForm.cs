using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>Why a form is kept.</summary>
internal enum KeptBecause
{
    /// <summary>It was being typed.</summary>
    Typed,

    /// <summary>The session had ended.</summary>
    SignedOut,

    /// <summary>The page had been open for too long.</summary>
    Stale,

    /// <summary>It could not be taken.</summary>
    Failed,
}

/// <summary>A field and what was in it.</summary>
internal sealed record SentField(string Name, string Value);

/// <summary>A form as a browser sent it.</summary>
/// <param name="Page">Where it stood.</param>
/// <param name="Action">Where it went: path and query.</param>
/// <param name="Fields">In the form's order. What proves a form's right to be sent isn't among them.</param>
/// <param name="Files">The names of files, which can't be put back.</param>
/// <param name="Because">Why it is kept.</param>
/// <param name="Title">What the page was called; empty where that isn't known.</param>
internal sealed record SentForm(string Page, string Action, IReadOnlyList<SentField> Fields, IReadOnlyList<string> Files, KeptBecause Because, string Title)
{
    /// <summary>The hidden field that names what is kept of a form.</summary>
    public const string DraftField = "__draft";

    /// <summary>The field by which a script names where the form would go.</summary>
    public const string ActionField = "__action";

    /// <summary>How much of one form is kept, in characters.</summary>
    public const int MostCharacters = 400_000;

    private static readonly string[] NotKept = ["__RequestVerificationToken", FormOwners.Field, DraftField, ActionField];

    public bool IsTooLong => Fields.Sum(f => (long)f.Name.Length + f.Value.Length) > MostCharacters;

    public static bool IsOurs(string name) => NotKept.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static SentForm Of(IFormCollection form, FormOwner owner, string action, KeptBecause because) => new(
        owner.Page, action, [.. form.Where(f => !IsOurs(f.Key)).SelectMany(f => f.Value, (f, value) => new SentField(f.Key, value ?? ""))],
        [.. form.Files.Where(f => f.FileName.Length > 0).Select(f => Path.GetFileName(f.FileName))], because, owner.Title);

    public string Write() => JsonSerializer.Serialize(this, SentFormJson.Default.SentForm);

    public static SentForm? Parse(string json) => JsonSerializer.Deserialize(json, SentFormJson.Default.SentForm);
}

[JsonSerializable(typeof(SentForm))]
internal sealed partial class SentFormJson : JsonSerializerContext;
