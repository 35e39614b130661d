using Microsoft.AspNetCore.Razor.TagHelpers;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>Plays a recording where it may be heard: <c>&lt;recording-player for="..." /&gt;</c>. Nothing plays by itself, and nothing is loaded before it is asked for.</summary>
[HtmlTargetElement("recording-player", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RecordingPlayerTagHelper : TagHelper
{
    /// <summary>Which.</summary>
    public MediaFile For { get; set; } = null!;

    /// <summary>Where it is asked for, if it isn't a contribution's.</summary>
    public string? Address { get; set; }

    /// <summary>What it is called, where there are several.</summary>
    public string? Label { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = For.IsFilm ? "video" : "audio";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "player");
        output.Attributes.SetAttribute(new TagHelperAttribute("controls"));
        output.Attributes.SetAttribute("preload", "none");
        if (For.IsFilm)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("playsinline"));
        }
        output.Attributes.SetAttribute("src", Address ?? ContributionMedia.Address(For.Id));
        output.Attributes.SetAttribute("aria-label", Label is { } label ? label : For.IsFilm ? "The film" : "The recording");
    }
}
