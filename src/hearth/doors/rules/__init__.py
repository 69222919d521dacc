"""By which rules is everything counted, and who may change them?"""
