using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Pace.Learning.Web.Media.Captions;
using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.Media.Forms;

/// <summary>The words of a file, as they are asked for when it is added and afterwards.</summary>
internal class MediaWordsForm
{
    /// <summary>The nine fields of a picture, in reading order.</summary>
    public static IReadOnlyList<Choice> Fields { get; } =
    [
        .. new[] { "Top left", "Top", "Top right", "Left", "Middle", "Right", "Bottom left", "Bottom", "Bottom right" }.Select((name, i) => new Choice(i.ToString(System.Globalization.CultureInfo.InvariantCulture), name)),
    ];

    [Required(ErrorMessage = "Enter a title, by which you find it again")]
    [AtMost(MediaItem.TitleLength, What = "The title")]
    [PlainName]
    public string Title { get; set; } = "";

    [AtMost(MediaItem.AltLength, What = "The alternative text")]
    public string? Alt { get; set; }

    public bool IsDecorative { get; set; }

    [AtMost(MediaItem.DescriptionLength, What = "The description")]
    public string? LongDescription { get; set; }

    [AtMost(MediaItem.CreditLength, What = "The credit")]
    public string? Credit { get; set; }

    [Range(0, MediaWords.Fields - 1, ErrorMessage = "Choose one of the nine fields")]
    public int Focus { get; set; } = MediaWords.Middle;

    [AtMost(CaptionFile.MostCharacters, What = "The captions")]
    public string? Captions { get; set; }

    public IFormFile? CaptionsFile { get; set; }

    [AtMost(MediaItem.TranscriptLength, What = "The transcript")]
    public string? Transcript { get; set; }

    /// <summary>The words, trimmed.</summary>
    public MediaWords ToWords() => new()
    {
        Title = Title.Trim(), Alt = Plain(Alt), IsDecorative = IsDecorative, LongDescription = Plain(LongDescription), Credit = Plain(Credit), Focus = Focus,
        Captions = Plain(Captions) is { Length: > 0 } captions ? captions + "\n" : "", Transcript = Plain(Transcript) is { Length: > 0 } transcript ? transcript + "\n" : "",
    };

    /// <summary>Fills the form.</summary>
    public void Show(MediaItem item)
    {
        (Title, Alt, IsDecorative, LongDescription, Credit, Focus) = (item.Title, item.Alt, item.IsDecorative, item.LongDescription, item.Credit, item.Focus);
        (Captions, Transcript) = (item.Captions, item.Transcript);
    }

    /// <summary>A file of captions takes the place of what stood in the field, where it can be put right.</summary>
    public async Task ReadCaptionsAsync(ModelStateDictionary state, CancellationToken cancellation)
    {
        if (CaptionsFile is not { Length: > 0 } file)
        {
            return;
        }
        if (file.Length > CaptionFile.MostCharacters)
        {
            state.AddModelError("Input.CaptionsFile", "This file is too big for captions. Choose another one");
            return;
        }
        using var reader = new StreamReader(file.OpenReadStream());
        Captions = (await reader.ReadToEndAsync(cancellation)).TrimStart('\uFEFF').ReplaceLineEndings("\n").Replace('\0', '\uFFFD');
        state.Remove("Input.Captions");
    }

    /// <summary>Says what is missing or wrong for a file of this kind.</summary>
    public void Check(ModelStateDictionary state, MediaKind kind)
    {
        if (kind == MediaKind.Picture && !IsDecorative && Plain(Alt).Length == 0)
        {
            state.AddModelError("Input.Alt", "Say what the picture shows, or tick that it only decorates");
        }
        if (kind == MediaKind.Picture && IsDecorative && Plain(Alt).Length > 0)
        {
            state.AddModelError("Input.IsDecorative", "Either it shows something, or it only decorates. Empty the text above, or take the tick out");
        }
        if (kind.IsPlayed && Plain(Captions).Length > 0 && CaptionFile.Check(Plain(Captions)) is { Count: > 0 } problems)
        {
            state.AddModelError("Input.Captions", string.Join(" ", problems.Select(p => p.ToString())));
        }
        if (!kind.IsPlayed && (Plain(Captions).Length > 0 || Plain(Transcript).Length > 0))
        {
            state.AddModelError(Plain(Captions).Length > 0 ? "Input.Captions" : "Input.Transcript", "Only sound and films have captions and a transcript. Empty this field");
        }
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
