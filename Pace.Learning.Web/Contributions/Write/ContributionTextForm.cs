using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Contributions.Write;

/// <summary>The words of a draft, as typed.</summary>
public class ContributionTextForm
{
    /// <summary>What they call it.</summary>
    [Required(ErrorMessage = "Give it a short name")]
    [AtMost(ContributionText.TitleLength, What = "The name", Unit = "letters")]
    [PlainName]
    public string Title { get; set; } = "";

    /// <summary>What they say.</summary>
    [StringLength(ContributionText.TextLength, ErrorMessage = "This is too long for us. Keep it to 20,000 letters")]
    public string? Text { get; set; }

    /// <summary>As words.</summary>
    public ContributionText ToWords() => new(Title.Trim(), (Text ?? "").Trim());
}
