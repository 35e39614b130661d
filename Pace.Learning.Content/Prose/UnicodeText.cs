using System.Text;

namespace Pace.Learning.Content.Prose;

/// <summary>Text in one of Unicode's forms, whatever somebody sent as text.</summary>
public static class UnicodeText
{
    /// <summary>A text in a form. Broken text, with half a surrogate pair or a code that is no character, has none and stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">The form; by default composed.</param>
    public static string Normalized(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text;
        }
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
