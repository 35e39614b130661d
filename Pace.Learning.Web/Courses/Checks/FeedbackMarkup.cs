using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>What is said beside a part of an answer.</summary>
internal static class FeedbackMarkup
{
    extension(MarkupWriter to)
    {
        /// <summary>Whether it is right, in words, and what the author has to say about it.</summary>
        public void Feedback(bool isRight, string verdict, CheckOption option, string of = "")
        {
            to.Add($"""<div class="{(isRight ? "feedback-right" : "feedback-wrong")}"><div><p class="feedback-verdict"><strong>{verdict}</strong> {of}</p>{option.FeedbackHtml}</div></div>""");
        }

        /// <summary>A select whose options are given; the chosen one is kept.</summary>
        public void Select(string name, string id, FinishedHtml attributes, IEnumerable<(string Value, string Text)> offers, string? chosen)
        {
            to.Add($"""<select name="{name}" id="{id}"{attributes}><option value="">Choose</option>""");
            foreach (var (value, text) in offers)
            {
                to.Add($"""<option value="{value}"{(value == chosen ? " selected" : "")}>{text}</option>""");
            }
            to.Add($"</select>");
        }
    }
}
