using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Tests.Platform.Mail;

/// <summary>A letter of a few words, for tests that are about its way.</summary>
public sealed class Note(string words, string? url = null, string subject = "A subject") : Letter
{
    public override string Subject => subject;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddContent(1, words);
        builder.CloseElement();
        builder.OpenComponent<LetterLink>(2);
        builder.AddComponentParameter(3, nameof(LetterLink.Url), url);
        builder.AddComponentParameter(4, nameof(LetterLink.ChildContent), (RenderFragment)(link => link.AddContent(0, "Look")));
        builder.CloseComponent();
    }
}
