# Every target calls one small script, which works without make as well: python tools/dev.py VERB
PYTHON ?= python3

.PHONY: demo test stress train scores lint format speed
demo test stress train scores lint format speed:
	@$(PYTHON) tools/dev.py $@
