using Microsoft.AspNetCore.Components;

namespace Pace.Learning.Web.Platform.Mail.Letters;

/// <summary>
/// What is written to somebody: a component that stands in the room that sends it. It is made with what it says, so that the compiler knows what is missing, and shown
/// once. Paragraphs, line breaks and <see cref="LetterLink"/> only: no images, no styles, nothing to load, so that opening a mail tells nobody that it was opened.
/// </summary>
public abstract class Letter : ComponentBase
{
    /// <summary>The subject. Neutral: it may show on a locked screen.</summary>
    public abstract string Subject { get; }

    /// <summary>
    /// Whether its reader has just asked for it, such as a link to sign in, or must know at once that something was done in their name. Every other letter waits until its
    /// reader may be written to (<see cref="IQuietTimes"/>).
    /// </summary>
    public virtual bool WasAskedFor => false;

    /// <summary>What it says.</summary>
    internal RenderFragment Content => BuildRenderTree;
}
