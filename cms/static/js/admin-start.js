// Starts what Wagtail starts with inline scripts, which the admin's policy forbids: see delivery/choosers.py.
(() => {
  // Names are looked up here and not in `window`, so that markup alone can start nothing else.
  const STARTERS = {
    initDateChooser: (...given) => window.initDateChooser(...given),
    initDateTimeChooser: (...given) => window.initDateTimeChooser(...given),
    initTimeChooser: (...given) => window.initTimeChooser(...given),
    createTaskChooser: (...given) => window.createTaskChooser(...given),
    Chooser: (...given) => new window.Chooser(...given),
    DocumentChooser: (...given) => new window.DocumentChooser(...given),
    ImageChooser: (...given) => new window.ImageChooser(...given),
    InlinePanel: (...given) => new window.InlinePanel(...given),
    MultipleChooserPanel: (...given) => new window.MultipleChooserPanel(...given),
    PageChooser: (...given) => new window.PageChooser(...given),
    SnippetChooser: (...given) => new window.SnippetChooser(...given),
  };

  class StartController extends window.StimulusModule.Controller {
    static values = { name: String, arguments: Array };

    connect() {
      if (Object.hasOwn(STARTERS, this.nameValue)) STARTERS[this.nameValue](...this.argumentsValue);
      // Once only: an element that is moved would be connected again.
      this.element.remove();
    }
  }

  window.wagtail.app.register("start", StartController);
})();

// Wagtail's picker would make another day of what is none, 31/2 into 3/3 and a word into this very moment, and say
// nothing. What was typed stays, and the form says what is wrong with it.
window.jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
