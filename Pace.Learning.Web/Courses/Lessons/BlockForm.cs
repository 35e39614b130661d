using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>The form of a block in a lesson.</summary>
internal static class BlockForm
{
    extension(MarkupWriter to)
    {
        /// <summary>Opens a form that posts to an address of its own below the lesson's, and comes back to the block.</summary>
        public void OpenForm(LessonView view, string act, string blockId)
        {
            to.Add($"""<form method="post" action="{view.Lesson.Url}/{act}/{blockId}#{blockId}" novalidate>""");
            to.Add($"""<input type="hidden" name="{view.Antiforgery.FormFieldName}" value="{view.Antiforgery.RequestToken}">""");
        }

        /// <summary>What is wrong: said beside the field, in words that begin with "Error".</summary>
        public void Error(string blockId, string error) =>
            to.Add($"""<p class="error" id="{blockId}-error"><span class="visually-hidden">Error: </span>{error}</p>""");
    }
}
