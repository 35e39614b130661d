using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pace.Learning.Web.Platform.Mail.Letters;

/// <summary>Makes both forms of a letter, the plain one from the other: they can't say different things.</summary>
internal static class LetterRenderer
{
    // A letter says what it was made with, and asks the site for nothing.
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public static (string Text, string Html) Render(Letter letter)
    {
        // A renderer keeps what it has rendered, so each letter has one of its own.
        using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LetterLayout.Letter)] = letter });
        // Nobody else has a turn on this renderer, and a letter waits for nothing: it is there at once.
        var html = renderer.Dispatcher.InvokeAsync(() => renderer.BeginRenderingComponent<LetterLayout>(parameters).ToHtmlString()).GetAwaiter().GetResult();
        return (PlainText.Of(html), html);
    }
}
