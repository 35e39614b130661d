using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Participation.Contributions.Write;

/// <summary>The words of a draft, as typed.</summary>
public class WordsForm
{
    /// <summary>What they call it.</summary>
    [Required(ErrorMessage = "Give it a short name")]
    [StringLength(Words.TitleLength, ErrorMessage = "The name can have at most 120 letters")]
    public string Title { get; set; } = "";

    /// <summary>What they say.</summary>
    [StringLength(Words.TextLength, ErrorMessage = "This is too long for us. Keep it to 20,000 letters")]
    public string? Text { get; set; }

    /// <summary>As words.</summary>
    public Words ToWords() => new(Title.Trim(), (Text ?? "").ReplaceLineEndings("\n").Trim());
}
