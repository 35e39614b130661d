using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pace.Learning.Content.Prose;
using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.Media;

/// <summary>Where files of media lie, as documents write it: <c>media/</c>, perhaps folders, a name and what it ends with. Small letters, digits and hyphens.</summary>
internal static partial class MediaPath
{
    /// <summary>What every path begins with.</summary>
    public const string Root = "media/";

    /// <summary>The longest path, in characters.</summary>
    public const int Length = 200;

    /// <summary>The longest folder.</summary>
    public const int FolderLength = 100;

    private const int NameLength = 60;

    /// <summary>The path of a file; a number goes after its name when that is taken.</summary>
    public static string Of(string folder, string name, FileType type, int number) =>
        $"{Root}{(folder.Length > 0 ? folder + "/" : "")}{name}{(number > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{number}") : "")}.{type.Extension}";

    /// <summary>Everything before what a path ends with: captions and transcript have the same.</summary>
    public static string StemOf(string path) => path[..path.LastIndexOf('.')];

    /// <summary>The folder of a path, without <c>media/</c>.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is var end && end > Root.Length ? path[Root.Length..end] : "";

    /// <summary>Whether a folder can be called so: one name, or a few with slashes between.</summary>
    public static bool IsFolder(string folder) => folder.Length <= FolderLength && Folder.IsMatch(folder);

    /// <summary>A name made of what a file or its title was called.</summary>
    public static string NameOf(string words)
    {
        var name = new StringBuilder();
        foreach (var sign in UnicodeText.Normalized(words, NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                name.Append(char.ToLowerInvariant(sign));
            }
            else if (name.Length > 0 && name[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && sign is not ('\'' or '’'))
            {
                name.Append('-');
            }
        }
        return name.ToString(0, Math.Min(name.Length, NameLength)).Trim('-') is { Length: > 0 } made ? made : "file";
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,3}\z")]
    private static partial Regex Folder { get; }
}
